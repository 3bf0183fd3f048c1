<?php
/**
 * « Réglages › Espace famille ».
 *
 * @package inoe-espace-famille
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_menu',
	static fn() => add_options_page(
		__( 'iNoé Espace Famille', 'inoe-espace-famille' ),
		__( 'Espace famille', 'inoe-espace-famille' ),
		'manage_options',
		'inoe-espace-famille',
		'inoe_page_reglages'
	)
);

add_filter(
	'plugin_action_links_' . plugin_basename( INOE_FICHIER ),
	static fn( array $liens ) => array_merge(
		array(
			sprintf(
				'<a href="%s">%s</a>',
				esc_url( admin_url( 'options-general.php?page=inoe-espace-famille' ) ),
				esc_html__( 'Réglages', 'inoe-espace-famille' )
			),
		),
		$liens
	)
);

add_action(
	'admin_enqueue_scripts',
	static function ( string $page ): void {
		if ( 'settings_page_inoe-espace-famille' !== $page ) {
			return;
		}
		wp_enqueue_script( 'inoe-reglages', plugins_url( 'js/reglages.js', INOE_FICHIER ), array( 'wp-i18n' ), INOE_VERSION, true );
		wp_set_script_translations( 'inoe-reglages', 'inoe-espace-famille', plugin_dir_path( INOE_FICHIER ) . 'languages' );
	}
);

/** One row of the form. */
function inoe_champ( string $cle, string $libelle, string $aide, array $attributs ): void {
	$attributs += array(
		'id'               => "inoe-$cle",
		'name'             => INOE_OPTION . "[$cle]",
		'value'            => inoe_reglages()[ $cle ],
		'class'            => 'regular-text code',
		'aria-describedby' => "inoe-$cle-aide",
	);
	echo '<tr><th scope="row"><label for="', esc_attr( "inoe-$cle" ), '">', esc_html( $libelle ), '</label></th><td><input';
	foreach ( $attributs as $nom => $valeur ) {
		printf( ' %s="%s"', esc_attr( $nom ), esc_attr( $valeur ) );
	}
	echo '><p class="description" id="', esc_attr( "inoe-$cle-aide" ), '">', esc_html( $aide ), '</p></td></tr>';
}

function inoe_page_reglages(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'iNoé Espace Famille', 'inoe-espace-famille' ); ?></h1>
		<form method="post" action="options.php">
			<?php settings_fields( INOE_OPTION ); ?>
			<table class="form-table" role="presentation">
				<?php
				inoe_champ(
					'service',
					__( 'Adresse du service', 'inoe-espace-famille' ),
					__( 'Celle que l’on vous a donnée, par exemple https://inscriptions.maville.fr', 'inoe-espace-famille' ),
					array(
						'type'     => 'url',
						'required' => 'required',
					)
				);
				inoe_champ(
					'collectivite',
					__( 'Collectivité', 'inoe-espace-famille' ),
					__( 'Son nom dans les adresses du service, par exemple maville', 'inoe-espace-famille' ),
					array(
						'type'           => 'text',
						'required'       => 'required',
						'autocapitalize' => 'none',
						'spellcheck'     => 'false',
					)
				);
				foreach ( inoe_couleurs() as $jeton => $libelle ) {
					inoe_champ(
						$jeton,
						$libelle,
						__( 'Facultatif. Par exemple #6b2c91 ; sans elle, celle du service.', 'inoe-espace-famille' ),
						array( 'type' => 'text' )
					);
				}
				?>
			</table>
			<p>
				<button type="button" class="button" id="inoe-tester" data-site="<?php echo esc_attr( home_url() ); ?>">
					<?php esc_html_e( 'Tester', 'inoe-espace-famille' ); ?>
				</button>
				<span id="inoe-resultat" role="status"></span>
			</p>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
