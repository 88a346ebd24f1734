/**
 * The adapter to Streamlit: mounts the part at the address `data.module` into a component, once, and hands it what the server
 * says later. Where the reader's selection comes to rest it becomes the component's state `selection`.
 */
export default function ({ data, parentElement, setStateValue }) {
  const address = new URL(data.module, document.baseURI).href;
  const rest = (selection) => setStateValue("selection", selection);
  if (parentElement.claimlinePart) parentElement.claimlinePart.then((part) => part.adopt?.(data.selection));
  else parentElement.claimlinePart = import(address).then(({ mount }) => mount(parentElement, { ...data, rest }));
  // Who goes back before the server has answered is sent what the page was made with, which Streamlit does not pass on again.
  const goneBack = () => {
    const wanted = new URLSearchParams(location.search);
    const selection = Object.fromEntries(["date", "place", "view", "claims"].map((name) => [name, wanted.get(name) ?? ""]));
    if (selection.date && selection.view) parentElement.claimlinePart?.then((part) => part.adopt?.(selection));
  };
  addEventListener("popstate", goneBack);
  return () => {
    removeEventListener("popstate", goneBack);
    parentElement.claimlinePart?.then((part) => part.stop());
    parentElement.claimlinePart = undefined;
  };
}
