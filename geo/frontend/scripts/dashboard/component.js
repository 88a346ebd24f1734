/**
 * What Streamlit is sent for each part, and therefore short: hands the component to the adapter at
 * `data.adapter`. Browsers remember a module that could not be fetched, so it is asked for again by
 * another name of its folder.
 * @param {{ data: { adapter: string }, parentElement: HTMLElement }} component
 */
export default (component) => {
  const { data, parentElement } = component;
  /** @type {(turn: number) => Promise<{ attach: (component: any) => () => void }>} */
  const load = async (turn) => {
    const address = data.adapter.replace(/(assets\/\w+)/, turn ? `$1@${turn}` : "$1");
    try {
      return await import(new URL(address, document.baseURI).href);
    } catch {
      parentElement.dataset.waiting = "This part of the page is still on its way";
      await new Promise((done) => setTimeout(done, Math.min(8000, 500 * 2 ** turn)));
      return load(turn + 1);
    }
  };
  const left = load(0).then(({ attach }) => {
    delete parentElement.dataset.waiting;
    return attach(component);
  });
  return () => left.then((leave) => leave());
};
