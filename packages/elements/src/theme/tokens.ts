import { css } from 'lit'

/**
 * What a town may set, on any ancestor, and what the widgets derive from it.
 * Public: --inoe-marque (brand), --inoe-police (font), --inoe-rayon (corner), --inoe-fond (background),
 * --inoe-encre (text). Everything that bears contrast is derived here and private (`--_…`): a town cannot make its
 * own widgets unreadable.
 */
export const tokens = css`
  :host {
    --_marque: var(--inoe-marque, #17616b);
    --_encre: var(--inoe-encre, #1d2a35);
    --_papier: var(--inoe-fond, #fffdfa);
    --_rayon: var(--inoe-rayon, 0.75em);
    --_encre-douce: color-mix(in oklab, var(--_encre) 78%, var(--_papier));
    --_carte: color-mix(in oklab, #ffffff 75%, var(--_papier));
    --_sable: color-mix(in oklab, #e9dfcc 38%, var(--_papier));
    --_trait: color-mix(in oklab, #c9bca5 55%, var(--_papier));
    --_bord: #7d8a93;
    --_marque-forte: color-mix(in oklab, var(--_marque) 80%, #06191c);
    --_marque-claire: color-mix(in oklab, var(--_marque) 12%, var(--_papier));
    --_sur-marque: #ffffff;
    --_soleil: #7a4103;
    --_soleil-clair: #fdf0dc;
    --_soleil-bord: #e0a95f;
    --_mousse: #256233;
    --_mousse-clair: #e4f2e4;
    --_mousse-bord: #a9cfae;
    --_brique: #a3342b;
    --_brique-clair: #fbe9e6;
    --_brique-bord: #e2aaa3;
    --_focus: #b36b00;
    --_ombre: 0 1px 2px rgb(29 42 53 / 0.08), 0 6px 20px rgb(29 42 53 / 0.07);
  }
  /* A pale brand (yellow, sky) is darkened until white on it, and it on paper, pass 4.5:1 whatever its hue. */
  @supports (color: oklch(from red l c h)) {
    :host {
      --_marque-forte: oklch(from color-mix(in oklab, var(--_marque) 80%, #06191c) min(l, 0.48) c h);
    }
  }
`
