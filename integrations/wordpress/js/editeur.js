// The blocks in the editor: a card that says what the page will show, and its options. Written as it runs: no build.
;((wp, modules) => {
  const { createElement: h, Fragment } = wp.element
  const { InspectorControls, useBlockProps } = wp.blockEditor
  const { PanelBody, Placeholder, SelectControl, TextControl, ToggleControl } = wp.components
  const { __ } = wp.i18n
  const t = 'inoe-espace-famille'

  const champs = {
    texte: (one) => h(TextControl, { ...one, label: __('Texte du lien de secours', t) }),
    sansTitre: ({ value, ...one }) =>
      h(ToggleControl, { ...one, checked: value, label: __('Ne pas montrer le titre', t) }),
    sansMenu: ({ value, ...one }) =>
      h(ToggleControl, { ...one, checked: value, label: __('Ne pas montrer le lien « Menu »', t) }),
    vue: (one) =>
      h(SelectControl, {
        ...one,
        label: __('Vue de départ', t),
        options: [
          { value: '', label: __('Selon la largeur', t) },
          { value: 'semaine', label: __('Semaine', t) },
          { value: 'mois', label: __('Mois', t) },
          { value: 'liste', label: __('Liste', t) },
        ],
      }),
    date: (one) =>
      h(TextControl, { ...one, type: 'date', label: __('Jour de départ (aujourd’hui sans lui)', t) }),
  }

  for (const module of modules) {
    const name = `inoe/${module}`
    // Title, attributes and the rest come from block.json, through the server.
    wp.blocks.registerBlockType(name, {
      save: () => null,
      edit({ attributes, setAttributes }) {
        const { title, description, icon, attributes: schema } = wp.blocks.getBlockType(name)
        const options = Object.keys(schema).filter((key) => key in champs)
        return h(
          Fragment,
          null,
          h(
            InspectorControls,
            null,
            h(
              PanelBody,
              { title: __('Options', t) },
              options.map((key) =>
                h(champs[key], {
                  key,
                  value: attributes[key],
                  onChange: (value) => setAttributes({ [key]: value }),
                }),
              ),
            ),
          ),
          h(
            'div',
            useBlockProps(),
            h(Placeholder, { icon: icon?.src, label: title, instructions: description }),
          ),
        )
      },
    })
  }
})(window.wp, window.inoeModules)
