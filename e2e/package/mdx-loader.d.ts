// What the tests use of Storybook's own compiler of pages, which publishes no types.
declare module '@storybook/addon-docs/mdx-loader' {
  interface Asked {
    resourcePath: string
    getOptions(): object
    async(): (error: Error | null, code?: string) => void
  }
  export default function load(this: Asked, content: string): Promise<void>
}
