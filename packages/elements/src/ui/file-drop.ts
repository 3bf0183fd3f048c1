import { html, nothing, type TemplateResult } from 'lit'

export interface FileDrop {
  /** What the file is for: completes the name of each control for those who do not see the page. */
  pour: string
  /** `accept` of the input: types and extensions. */
  accept: string
  mots: { deposer: string; choisir: string; photographier?: string; aide: string }
  /** Hears the file, dropped, chosen or photographed. */
  recu: (file: File) => void
  /** Hears several at once, where they may be, and each photo that is taken. */
  plusieurs?: (files: File[]) => void
  /** Without the place to drop: for what is optional, or has a file already. */
  discret?: boolean
}

/**
 * A place to drop a file, with the same by « Choisir un fichier » and, on what is held in the hand, by the camera.
 * The inputs stay reachable: hidden to the eye only, inside the label that looks like a button.
 */
export function fileDrop({ pour, accept, mots, recu, plusieurs, discret = false }: FileDrop): TemplateResult {
  const hear = (files: File[], camera: boolean) => {
    const [file] = files
    if (plusieurs && (camera || files.length > 1)) plusieurs(files)
    else if (file) recu(file)
  }
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement
    const files = [...(input.files ?? [])]
    // The same file chosen again must be heard again.
    input.value = ''
    if (files.length > 0) hear(files, input.hasAttribute('capture'))
  }
  const picker = (words: string, look: string, camera = false) => html`<label class=${look}>
    <input class="lu" type="file" accept=${camera ? 'image/*' : accept} capture=${camera ? 'environment' : nothing} ?multiple=${plusieurs !== undefined && !camera} @change=${chosen} />
    ${words}<span class="lu"> : ${pour}</span>
  </label>`
  const camera = mots.photographier ? picker(mots.photographier, 'lien fichier photo', true) : nothing
  if (discret) return html`${picker(mots.choisir, 'lien fichier')} ${camera}`
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    ;(event.currentTarget as HTMLElement).classList.add('survol')
  }
  const out = (event: Event) => (event.currentTarget as HTMLElement).classList.remove('survol')
  const dropped = (event: DragEvent) => {
    out(event)
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    hear(files, false)
  }
  return html`<div class="file-drop" @dragenter=${over} @dragover=${over} @dragleave=${out} @drop=${dropped}>
    <b class="deposer">${mots.deposer}</b>
    <span class="sous">${mots.aide}</span>
    <span class="actions">
      ${picker(mots.choisir, 'bouton fichier')} ${camera}
    </span>
  </div>`
}
