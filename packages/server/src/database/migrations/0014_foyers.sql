CREATE TABLE "santes_changements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"enfant_id" uuid NOT NULL,
	"champ" text NOT NULL,
	"avant" text NOT NULL,
	"apres" text NOT NULL,
	"le" timestamp with time zone NOT NULL,
	"foyer_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	CONSTRAINT "santes_changements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "santes_changements" ADD CONSTRAINT "santes_changements_collectivite_id_enfant_id_enfants_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","enfant_id") REFERENCES "public"."enfants"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "santes_changements_enfant" ON "santes_changements" USING btree ("collectivite_id","enfant_id","le");