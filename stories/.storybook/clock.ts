/**
 * Sets the page's clock to an instant, from which it runs on: stories stay in the week of their fixtures.
 * @returns puts the real clock back
 */
export function setClock(instant: string): () => void {
  const Real = Date
  const shift = Date.parse(instant) - Real.now()
  const now = () => Real.now() + shift
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  return () => {
    globalThis.Date = Real
  }
}
