<?php
/**
 * Deleting the plugin deletes what it kept. The pages are the webmaster's: their blocks stay, and show nothing.
 *
 * @package inoe-espace-famille
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $inoe_site ) {
		delete_blog_option( $inoe_site, 'inoe_espace_famille' );
	}
} else {
	delete_option( 'inoe_espace_famille' );
}
