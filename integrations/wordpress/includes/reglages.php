<?php
/**
 * What the webmaster sets once for the whole site: one option, validated on its way in.
 *
 * @package inoe-espace-famille
 */

defined( 'ABSPATH' ) || exit;

const INOE_OPTION = 'inoe_espace_famille';

/** The colours that a town sets: token → label. */
function inoe_couleurs(): array {
	return array(
		'marque' => __( 'Couleur principale', 'inoe-espace-famille' ),
		'fond'   => __( 'Fond', 'inoe-espace-famille' ),
		'encre'  => __( 'Texte', 'inoe-espace-famille' ),
	);
}

/** Settings in force; an empty string where nothing is set. */
function inoe_reglages(): array {
	$vides = array_fill_keys( array( 'service', 'collectivite', ...array_keys( inoe_couleurs() ) ), '' );
	$lus   = get_option( INOE_OPTION, array() );
	return array_merge( $vides, is_array( $lus ) ? array_intersect_key( $lus, $vides ) : array() );
}

/**
 * Origin of the service (`https://host[:port]`), or an empty string when it is not one. The pages of the site run the
 * code found there: nothing but HTTPS, save for a trial on this machine.
 */
function inoe_origine( string $adresse ): string {
	$lue   = wp_parse_url( trim( $adresse ) );
	$hote  = strtolower( $lue['host'] ?? '' );
	$local = 'localhost' === $hote || str_ends_with( $hote, '.localhost' );
	$sure  = 'https' === ( $lue['scheme'] ?? '' ) || ( 'http' === ( $lue['scheme'] ?? '' ) && $local );
	if ( ! $sure || isset( $lue['user'] ) || ! preg_match( '/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/', $hote ) ) {
		return '';
	}
	return $lue['scheme'] . '://' . $hote . ( isset( $lue['port'] ) ? ':' . $lue['port'] : '' );
}

/** The town's name in addresses, or an empty string when it is not one. */
function inoe_collectivite( string $nom ): string {
	return preg_match( '/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?\z/', trim( $nom ) ) ? trim( $nom ) : '';
}

/** Keeps what is valid; what is not leaves the value in force and says why. */
function inoe_valider( $saisis ): array {
	$saisis = is_array( $saisis ) ? array_map( 'strval', array_filter( $saisis, 'is_scalar' ) ) : array();
	$retenus = inoe_reglages();
	$regles  = array(
		'service'      => array( 'inoe_origine', __( 'L’adresse du service doit être de la forme https://inscriptions.maville.fr', 'inoe-espace-famille' ) ),
		'collectivite' => array( 'inoe_collectivite', __( 'Le nom de la collectivité s’écrit en minuscules, chiffres et tirets : maville', 'inoe-espace-famille' ) ),
	);
	foreach ( inoe_couleurs() as $jeton => $libelle ) {
		/* translators: %s: name of a colour. */
		$regles[ $jeton ] = array( 'sanitize_hex_color', sprintf( __( '%s : une couleur s’écrit #6b2c91', 'inoe-espace-famille' ), $libelle ) );
	}
	foreach ( $regles as $cle => list( $lire, $erreur ) ) {
		$saisi = trim( $saisis[ $cle ] ?? '' );
		$lu    = '' === $saisi ? '' : (string) $lire( $saisi );
		if ( '' !== $saisi && '' === $lu ) {
			// WordPress validates an option that it creates twice: the same error is said once.
			if ( ! in_array( "inoe-$cle", array_column( get_settings_errors( INOE_OPTION ), 'code' ), true ) ) {
				add_settings_error( INOE_OPTION, "inoe-$cle", $erreur );
			}
			continue;
		}
		$retenus[ $cle ] = $lu;
	}
	return $retenus;
}

add_action(
	'admin_init',
	static fn() => register_setting(
		INOE_OPTION,
		INOE_OPTION,
		array(
			'type'              => 'array',
			'default'           => array(),
			'sanitize_callback' => 'inoe_valider',
		)
	)
);
