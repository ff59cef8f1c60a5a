/** The dictionaries of opencc-js come without types: `from to|from to|…`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string
  // biome-ignore lint/style/noDefaultExport: the package's own shape
  export default dictionary
}
