<?php
/**
 * Deleting the plugin deletes what it kept, and leaves in the pages the links that its modules held.
 *
 * @package inoe-espace-famille
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/inoe-espace-famille.php';
require_once __DIR__ . '/includes/depart.php';

inoe_inscrire_modules();
$inoe_sites = is_multisite()
	? get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	)
	: array();
foreach ( $inoe_sites as $inoe_site ) {
	switch_to_blog( $inoe_site );
	inoe_quitter_les_pages();
	delete_option( INOE_OPTION );
	restore_current_blog();
}
if ( ! is_multisite() ) {
	inoe_quitter_les_pages();
	delete_option( INOE_OPTION );
}
