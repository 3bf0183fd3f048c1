<?php
/**
 * In a page asked with `?retard=NAME`, holds back every script as that product does until the first gesture of the
 * reader, save those that bear its word for « not this one ».
 */

add_action(
	'template_redirect',
	static function (): void {
		$mots = array(
			'wp-rocket'     => '/\bnowprocket\b/',
			// Before `src`: it has read enough when it meets it.
			'rocket-loader' => '/^<script[^>]*\bdata-cfasync="false"[^>]*\ssrc=/',
			'litespeed'     => '/\bdata-no-defer\b/',
			'autoptimize'   => '/\bdata-noptimize\b/',
			'jetpack-boost' => '/\bdata-jetpack-boost="ignore"/',
			'pagespeed'     => '/\bdata-pagespeed-no-defer\b/',
		);
		$mot  = $mots[ $_GET['retard'] ?? '' ] ?? null;
		if ( null === $mot ) {
			return;
		}
		ob_start(
			static fn( string $page ): string => preg_replace_callback(
				'#<script\b[^>]*>#',
				static fn( array $balise ): string => preg_match( $mot, $balise[0] )
					? $balise[0]
					: '<script type="text/retarde"' . preg_replace( array( '/^<script/', '/\stype="[^"]*"/', '/\ssrc=/' ), array( '', '', ' data-src=' ), $balise[0] ),
				$page
			)
		);
	}
);
