import type { setProjectAnnotations } from '@storybook/web-components-vite'
import type { ComposedStoryFn } from 'storybook/internal/types'
import { composeStories } from 'storybook/preview-api'

/** A file of stories, and what composes them. */
export type Fichier = Parameters<typeof composeStories>[0]
type Projet = ReturnType<typeof setProjectAnnotations>

const seule = (file: Fichier, name: string) =>
  Object.keys((file as unknown as Record<string, object>)[name] ?? {}).every((one) => one === 'name')

/** The plainest story of each widget, which says nothing of its own: nobody does anything in it. By its tag. */
export function simples(files: Record<string, Fichier>, project: Projet): [tag: string, ComposedStoryFn][] {
  return Object.values(files).flatMap((file) => {
    const { component, tags = [] } = file.default
    // Stories that go on in another file have their page, and their plain one, in the first.
    if (!component || !tags.includes('autodocs')) return []
    const tag = String(component)
    const stories = Object.entries(composeStories(file, project) as Record<string, ComposedStoryFn>)
    const story = stories.find(([name]) => seule(file, name))?.[1]
    if (!story) throw new Error(`no plain story of <${tag}>`)
    return [[tag, story] as [string, ComposedStoryFn]]
  })
}
