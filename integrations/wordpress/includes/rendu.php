<?php
/**
 * What a block and a shortcode write in the page, the same for both.
 *
 * @package inoe-espace-famille
 */

defined( 'ABSPATH' ) || exit;

/** Addresses the section of a module bears on the hosted page, where they differ from its tag. */
const INOE_RUBRIQUES = array(
	'login'    => 'connexion',
	'planning' => 'reservations',
);

/**
 * A module's fallback: a link to its section on the hosted page, or an empty string while the settings lack.
 *
 * @param string $module Name after `inoe-`.
 * @param array  $options Attributes of its block, as anybody who may write a page typed them: nothing here is trusted.
 */
function inoe_repli( string $module, array $options ): string {
	$reglages = inoe_reglages();
	if ( '' === $reglages['service'] || '' === $reglages['collectivite'] ) {
		return '';
	}
	$texte = $options['texte'] ?? '';
	$texte = is_scalar( $texte ) ? trim( wp_strip_all_tags( (string) $texte ) ) : '';
	return sprintf(
		'<a href="%s">%s</a>',
		esc_url( "{$reglages['service']}/{$reglages['collectivite']}/" . ( INOE_RUBRIQUES[ $module ] ?? $module ) ),
		esc_html( '' === $texte ? WP_Block_Type_Registry::get_instance()->get_registered( "inoe/$module" )->title : $texte )
	);
}

/**
 * A module's tag with its fallback inside, in view until the module comes, or for good when the script is blocked.
 *
 * @param string $module Name after `inoe-`.
 * @param array  $options As for the fallback.
 */
function inoe_rendre( string $module, array $options ): string {
	$repli = inoe_repli( $module, $options );
	if ( '' === $repli ) {
		return current_user_can( 'manage_options' )
			? sprintf(
				'<p><a href="%s">%s</a></p>',
				esc_url( admin_url( 'options-general.php?page=inoe-espace-famille' ) ),
				esc_html__( 'Espace famille : dites d’abord l’adresse du service (vous seul voyez ce message).', 'inoe-espace-famille' )
			)
			: '';
	}
	// A feed reader runs no script.
	if ( is_feed() ) {
		return $repli;
	}
	inoe_charger();
	$attributs = '';
	foreach ( WP_Block_Type_Registry::get_instance()->get_registered( "inoe/$module" )->attributes as $nom => $schema ) {
		$valeur = $options[ $nom ] ?? '';
		$admis  = match ( $nom ) {
			'sansTitre', 'sansMenu' => true === $valeur,
			'vue'                   => '' !== $valeur && in_array( $valeur, $schema['enum'], true ),
			'date'                  => is_string( $valeur ) && preg_match( '/^\d{4}-\d{2}-\d{2}\z/', $valeur ),
			default                 => false,
		};
		if ( $admis ) {
			$attributs .= ' ' . strtolower( preg_replace( '/[A-Z]/', '-$0', $nom ) ) . ( true === $valeur ? '' : '="' . esc_attr( $valeur ) . '"' );
		}
	}
	return sprintf( '<inoe-%1$s%2$s>%3$s</inoe-%1$s>', esc_attr( $module ), $attributs, $repli );
}

/** The page has a module: its script and the town's colours go with it, once however many there are. */
function inoe_charger(): void {
	if ( did_action( 'inoe_charge' ) ) {
		return;
	}
	do_action( 'inoe_charge' );
	// In a block theme the content is made before the head is written; elsewhere the head has gone.
	add_action( did_action( 'wp_head' ) ? 'wp_footer' : 'wp_head', 'inoe_script', 5 );
	$couleurs = '';
	foreach ( array_keys( inoe_couleurs() ) as $jeton ) {
		$valeur    = sanitize_hex_color( inoe_reglages()[ $jeton ] );
		$couleurs .= $valeur ? "--inoe-$jeton:$valeur;" : '';
	}
	if ( '' !== $couleurs ) {
		wp_register_style( 'inoe-couleurs', false, array(), INOE_VERSION );
		wp_enqueue_style( 'inoe-couleurs' );
		$balises = array_map( static fn( $module ) => "inoe-$module", inoe_modules() );
		wp_add_inline_style( 'inoe-couleurs', implode( ',', $balises ) . '{' . $couleurs . '}' );
	}
}

/**
 * The loader. A plugin that joins, delays or rewrites scripts would break it (a module knows its address by its tag):
 * each has its own word for « not this one ».
 */
function inoe_script(): void {
	$reglages = inoe_reglages();
	wp_print_script_tag(
		array(
			// Cloudflare Rocket Loader reads its word only before `src`.
			'data-cfasync'            => 'false',
			'type'                    => 'module',
			'id'                      => 'inoe-js',
			'src'                     => "{$reglages['service']}/v1/inoe.js",
			'data-collectivite'       => $reglages['collectivite'],
			// WP Rocket; LiteSpeed Cache; Autoptimize; Jetpack Boost; mod_pagespeed.
			'nowprocket'              => true,
			'data-no-optimize'        => '1',
			'data-no-defer'           => '1',
			'data-no-minify'          => '1',
			'data-noptimize'          => '1',
			'data-jetpack-boost'      => 'ignore',
			'data-pagespeed-no-defer' => true,
		)
	);
}
