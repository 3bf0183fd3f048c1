import { create } from 'storybook/theming/create'

/** The manager in the widgets' own colours (see `theme/tokens.ts`): paper, sand, one deep green-blue. */
export const theme = create({
  base: 'light',
  brandTitle: 'iNoé Espace Famille',
  brandImage: './marque.svg',
  brandTarget: '_self',
  brandUrl: './',
  fontBase: '"Atkinson Hyperlegible", "Segoe UI", system-ui, sans-serif',
  colorPrimary: '#17616b',
  colorSecondary: '#17616b',
  appBg: '#f6f1e8',
  appContentBg: '#fffdfa',
  appPreviewBg: '#eef1ef',
  appBorderColor: '#e3dace',
  appBorderRadius: 10,
  textColor: '#1d2a35',
  textMutedColor: '#55636f',
  textInverseColor: '#fffdfa',
  barBg: '#fffdfa',
  barTextColor: '#55636f',
  barHoverColor: '#17616b',
  barSelectedColor: '#17616b',
  inputBg: '#ffffff',
  inputBorder: '#7d8a93',
  inputTextColor: '#1d2a35',
  inputBorderRadius: 10,
})
