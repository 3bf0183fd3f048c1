declare module 'virtual:custom-elements' {
  const manifest: import('custom-elements-manifest/schema.d.ts').Package
  export default manifest
}
