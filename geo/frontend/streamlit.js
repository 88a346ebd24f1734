/**
 * The adapter to Streamlit: mounts the part at the address `data.module` into a component, once, and hands it what the server
 * says later. Where the reader's selection comes to rest it becomes the component's state `selection`. Returns what takes it away.
 */
export function attach({ data, parentElement, setStateValue }) {
  const mounted = parentElement.claimline;
  if (mounted) {
    mounted.part.then((part) => part.adopt?.(data.selection));
    return mounted.leave;
  }
  const rest = (selection) => setStateValue("selection", selection);
  const part = import(new URL(data.module, document.baseURI).href).then(({ mount }) => mount(parentElement, { ...data, rest }));
  const goneBack = () => part.then(({ adopt }) => adopt?.(selectionIn(location.search) ?? data.selection));
  const leave = () => {
    removeEventListener("popstate", goneBack);
    part.then(({ stop }) => stop());
    parentElement.claimline = undefined;
  };
  // Who goes back before the server has answered is sent what the page was made with, which Streamlit does not pass on again.
  addEventListener("popstate", goneBack);
  parentElement.claimline = { part, leave };
  return leave;
}

/** The selection that an address of this app holds; undefined for one that somebody wrote by hand. */
function selectionIn(search) {
  const wanted = new URLSearchParams(search);
  if (!wanted.get("date") || !wanted.get("view")) return undefined;
  return Object.fromEntries(["date", "place", "view", "claims"].map((name) => [name, wanted.get(name) ?? ""]));
}
