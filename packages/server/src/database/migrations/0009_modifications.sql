CREATE TABLE "champs" (
	"collectivite_id" text NOT NULL,
	"champ" text NOT NULL,
	"saisie" text NOT NULL,
	"effet" text NOT NULL,
	CONSTRAINT "champs_collectivite_id_champ_pk" PRIMARY KEY("collectivite_id","champ")
);
--> statement-breakpoint
CREATE TABLE "modifications" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"foyer_id" uuid NOT NULL,
	"enfant_id" uuid,
	"changements" jsonb NOT NULL,
	"etat" text DEFAULT 'demandee' NOT NULL,
	"demandee_le" timestamp with time zone NOT NULL,
	"demandee_par" uuid NOT NULL,
	"motif" text,
	"repondu_le" timestamp with time zone,
	"repondu_par" uuid,
	CONSTRAINT "modifications_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "champs" ADD CONSTRAINT "champs_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "modifications" ADD CONSTRAINT "modifications_collectivite_id_foyer_id_foyers_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","foyer_id") REFERENCES "public"."foyers"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "modifications" ADD CONSTRAINT "modifications_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "modifications_ouvertes" ON "modifications" USING btree ("collectivite_id","foyer_id",coalesce(enfant_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE etat = 'demandee';--> statement-breakpoint
CREATE INDEX "modifications_etat" ON "modifications" USING btree ("collectivite_id","etat","demandee_le");