import type { StorybookConfig } from '@storybook/web-components-vite'

export default {
  stories: ['../**/*.mdx', '../**/*.stories.ts'],
  staticDirs: [
    'public',
    { from: '../../node_modules/@fontsource/atkinson-hyperlegible/files', to: '/polices' },
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: {
    name: '@storybook/web-components-vite',
    // The root's vite.config.ts builds what is published; stories need nothing of it.
    options: { builder: { viteConfigPath: 'stories/.storybook/vite.config.ts' } },
  },
  docs: { defaultName: 'Documentation' },
  // The page's own look, and the pages of the modules, stay out of preview.ts, which also runs where no bundler reads them.
  previewAnnotations: (entries = []) => [
    ...entries,
    ...['./page.ts', './reference.ts'].map((file) => new URL(file, import.meta.url).pathname),
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: {
    actions: false,
    backgrounds: false,
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
  },
} satisfies StorybookConfig
