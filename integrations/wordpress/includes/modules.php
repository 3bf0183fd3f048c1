<?php
/**
 * The modules: each folder of `blocs/` is one, a block and a shortcode.
 *
 * @package inoe-espace-famille
 */

defined( 'ABSPATH' ) || exit;

/** Names of the modules, after `inoe-`. */
function inoe_modules(): array {
	return array_map( 'basename', glob( plugin_dir_path( INOE_FICHIER ) . 'blocs/*', GLOB_ONLYDIR ) );
}

/** The shortcode of a module. */
function inoe_code_court( string $module ): string {
	return 'inoe_' . str_replace( '-', '_', $module );
}

add_action( 'init', 'inoe_inscrire_modules' );

/** Tells WordPress each module's block and shortcode. */
function inoe_inscrire_modules(): void {
	load_plugin_textdomain( 'inoe-espace-famille', false, dirname( plugin_basename( INOE_FICHIER ) ) . '/languages' );
	wp_register_script(
		'inoe-editeur',
		plugins_url( 'js/editeur.js', INOE_FICHIER ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
		INOE_VERSION,
		true
	);
	wp_set_script_translations( 'inoe-editeur', 'inoe-espace-famille', plugin_dir_path( INOE_FICHIER ) . 'languages' );
	wp_add_inline_script( 'inoe-editeur', 'var inoeModules = ' . wp_json_encode( inoe_modules() ) . ';', 'before' );
	foreach ( inoe_modules() as $module ) {
		register_block_type(
			plugin_dir_path( INOE_FICHIER ) . "blocs/$module",
			array(
				'render_callback' => static function ( array $options ) use ( $module ): string {
					$rendu = inoe_rendre( $module, $options );
					return '' === $rendu ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $rendu . '</div>';
				},
			)
		);
		add_shortcode( inoe_code_court( $module ), static fn( $ecrits ) => inoe_rendre( $module, inoe_options( $ecrits ) ) );
	}
}

add_filter(
	'block_categories_all',
	static fn( array $categories ) => array_merge(
		array(
			array(
				'slug'  => 'inoe',
				'title' => __( 'Espace famille', 'inoe-espace-famille' ),
			),
		),
		$categories
	)
);

/** Attributes of a shortcode (`sans-titre`, `vue="mois"`) as those of the block. */
function inoe_options( $ecrits ): array {
	$options = array();
	foreach ( is_array( $ecrits ) ? $ecrits : array() as $nom => $valeur ) {
		// WordPress gives an attribute without a value, and any with a hyphen and none, as a numbered one.
		if ( is_int( $nom ) ) {
			$nom    = $valeur;
			$valeur = true;
		}
		$options[ lcfirst( str_replace( ' ', '', ucwords( str_replace( '-', ' ', $nom ) ) ) ) ] = $valeur;
	}
	return $options;
}
