<?php
/**
 * What stays in the pages once the plugin is gone: the links that the modules held, so that no family reads a shortcode
 * or an empty page. The state before is a revision of the page.
 *
 * @package inoe-espace-famille
 */

defined( 'ABSPATH' ) || exit;

/** A text of WordPress (a page, a template, a widget) whose modules are their links. */
function inoe_sans_modules( string $contenu ): string {
	$contenu = preg_replace_callback(
		'#<!--\s+wp:inoe/([a-z-]+)\s+(?:(\{.*?\})\s+)?/-->#s',
		static function ( array $bloc ): string {
			$repli = in_array( $bloc[1], inoe_modules(), true )
				? inoe_repli( $bloc[1], (array) json_decode( $bloc[2] ?? '', true ) )
				: '';
			return '' === $repli ? '' : "<!-- wp:paragraph -->\n<p>$repli</p>\n<!-- /wp:paragraph -->";
		},
		$contenu
	) ?? $contenu;
	$codes = array_combine( array_map( 'inoe_code_court', inoe_modules() ), inoe_modules() );
	return preg_replace_callback(
		'/' . get_shortcode_regex( array_keys( $codes ) ) . '/s',
		static fn( array $code ): string => '[' === $code[1] && ']' === $code[6]
			// Written to be read, not run: `[[inoe_planning]]`. It would be read whole from now on.
			? substr( $code[0], 1, -1 )
			: $code[1] . inoe_repli( $codes[ $code[2] ], inoe_options( shortcode_parse_atts( $code[3] ) ) ) . $code[6],
		$contenu
	) ?? $contenu;
}

/** Every page, article, reusable block, template and widget of the current site. */
function inoe_quitter_les_pages(): void {
	global $wpdb;
	// The text was already in the page, and a link is all that comes in: what others were allowed to write stays.
	kses_remove_filters();
	$ids = $wpdb->get_col(
		$wpdb->prepare(
			"SELECT ID FROM $wpdb->posts WHERE post_type NOT IN ( 'revision', 'customize_changeset' ) AND ( post_content LIKE %s OR post_content LIKE %s )",
			'%[inoe\_%',
			'%wp:inoe/%'
		)
	);
	foreach ( $ids as $id ) {
		$ecrit = get_post( $id );
		$sans  = inoe_sans_modules( $ecrit->post_content );
		if ( $sans !== $ecrit->post_content ) {
			wp_save_post_revision( $ecrit->ID );
			wp_update_post(
				wp_slash(
					array(
						'ID'           => $ecrit->ID,
						'post_content' => $sans,
					)
				)
			);
		}
	}
	foreach ( array( 'widget_block', 'widget_text', 'widget_custom_html' ) as $option ) {
		$encarts = get_option( $option );
		if ( ! is_array( $encarts ) ) {
			continue;
		}
		array_walk_recursive(
			$encarts,
			static function ( &$texte ): void {
				$texte = is_string( $texte ) ? inoe_sans_modules( $texte ) : $texte;
			}
		);
		update_option( $option, $encarts );
	}
	kses_init();
}
