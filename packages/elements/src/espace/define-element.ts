/** Written by the build. */
const VERSION = '0.1.0'

const versions = Symbol.for('inoe.versions')

/** Registers an element once; says so when another version is there already. */
export function defineElement(
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  const page = globalThis as { [versions]?: Map<string, string> }
  page[versions] ??= new Map()
  const there = registry.get(tag)
  if (!there) {
    registry.define(tag, element)
    page[versions].set(tag, VERSION)
    return
  }
  const version = page[versions].get(tag)
  if (version !== VERSION)
    console.warn(`<${tag}> ${VERSION} is not registered: version ${version ?? 'unknown'} is there already.`)
}
