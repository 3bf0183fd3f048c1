// Only what Biome lacks: templates of Lit and custom elements.
import parser from '@typescript-eslint/parser'
import litA11y from 'eslint-plugin-lit-a11y'
import { configs as wc } from 'eslint-plugin-wc'

export default [
  { files: ['packages/elements/src/**/*.ts'], languageOptions: { parser } },
  {
    ...litA11y.configs.recommended,
    files: ['packages/elements/src/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
  },
  { ...wc['flat/recommended'], files: ['packages/elements/src/**/*.ts'] },
]
