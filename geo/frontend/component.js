/** What Streamlit is sent for each part, and therefore short: hands the component to the adapter at `data.adapter`. */
export default (component) => {
  const left = import(new URL(component.data.adapter, document.baseURI).href).then(({ attach }) => attach(component));
  return () => left.then((leave) => leave());
};
