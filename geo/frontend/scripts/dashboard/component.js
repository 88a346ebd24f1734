/**
 * What Streamlit is sent for each part, and therefore short: hands the component to the adapter at
 * `data.adapter`.
 * @param {{ data: { adapter: string } }} component
 */
export default (component) => {
  const address = new URL(component.data.adapter, document.baseURI).href;
  const left = import(address).then(({ attach }) => attach(component));
  return () => left.then((leave) => leave());
};
