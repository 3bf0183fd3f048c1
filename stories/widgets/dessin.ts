/** A farm under the sun, as a JPEG: what stands for a photo in the stories of news. */
export async function dessin(width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const fill = (colour: string, ...points: readonly (readonly [number, number])[]) => {
    context.fillStyle = colour
    context.beginPath()
    for (const [x, y] of points) context.lineTo(x * width, y * height)
    context.fill()
  }
  fill('#bfe0ef', [0, 0], [1, 0], [1, 1], [0, 1])
  fill('#8fb573', [0, 0.62], [0.5, 0.5], [1, 0.6], [1, 1], [0, 1])
  fill('#b5473a', [0.55, 0.72], [0.55, 0.5], [0.7, 0.38], [0.85, 0.5], [0.85, 0.72])
  fill('#f4ead5', [0.65, 0.72], [0.65, 0.58], [0.75, 0.58], [0.75, 0.72])
  context.fillStyle = '#f2c14e'
  context.beginPath()
  context.arc(0.2 * width, 0.22 * height, 0.09 * Math.min(width, height), 0, 2 * Math.PI)
  context.fill()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return blob ?? new Blob()
}
