/** Lines of aligned columns, the first to the left and the others, figures, to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? ''
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('   ')
      .trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join('───'), ...rows.map(line)].join('\n')
}

/** A ratio, a goal and whether it is met, as words of a table. */
export function verdict({ goal, met }: { goal: string | null; met: boolean | null }): string {
  return goal === null ? '' : `${goal.replace('<=', '≤').replace('>=', '≥')} ${met ? '✓' : '✗ MISSED'}`
}
