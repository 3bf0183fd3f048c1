// The analyser's own modules have no types; these are of what we call.
declare module '@custom-elements-manifest/analyzer/src/create.js' {
  import type { Package } from 'custom-elements-manifest/schema.d.ts'
  import type { SourceFile } from 'typescript'

  export function create(options: { modules: SourceFile[]; plugins: object[] }): Package
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): object[]
}
