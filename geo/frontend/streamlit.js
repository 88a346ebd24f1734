/**
 * The adapter to Streamlit: mounts the part at the address `data.module` into a component, once, and hands it what the server
 * says later. Where the reader's selection comes to rest it becomes the component's state `selection`.
 */
export default function ({ data, parentElement, setStateValue }) {
  const address = new URL(data.module, document.baseURI).href;
  const rest = (selection) => setStateValue("selection", selection);
  if (parentElement.claimlinePart) parentElement.claimlinePart.then((part) => part.adopt?.(data.selection));
  else parentElement.claimlinePart = import(address).then(({ mount }) => mount(parentElement, { ...data, rest }));
  return () => {
    parentElement.claimlinePart?.then((part) => part.stop());
    parentElement.claimlinePart = undefined;
  };
}
