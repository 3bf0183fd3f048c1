<?php
/**
 * Plugin Name:       iNoé Espace Famille
 * Description:       L’espace famille de votre collectivité dans vos pages : blocs et codes courts.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.0
 * Text Domain:       inoe-espace-famille
 * Domain Path:       /languages
 *
 * @package inoe-espace-famille
 */

defined( 'ABSPATH' ) || exit;

define( 'INOE_FICHIER', __FILE__ );
define( 'INOE_VERSION', '0.1.0' );

require_once __DIR__ . '/includes/reglages.php';
require_once __DIR__ . '/includes/page-reglages.php';
require_once __DIR__ . '/includes/rendu.php';
require_once __DIR__ . '/includes/modules.php';
