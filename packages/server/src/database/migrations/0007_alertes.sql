CREATE TABLE "alertes" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"regie_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"message" text NOT NULL,
	"paiement_id" uuid,
	"ouverte_le" timestamp with time zone NOT NULL,
	"vue_le" timestamp with time zone NOT NULL,
	"traitee_le" timestamp with time zone,
	"traitee_par" uuid,
	"disparue_le" timestamp with time zone,
	CONSTRAINT "alertes_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "alertes" ADD CONSTRAINT "alertes_collectivite_id_regie_id_regies_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","regie_id") REFERENCES "public"."regies"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alertes_ouvertes" ON "alertes" USING btree ("collectivite_id","regie_id","cause") WHERE traitee_le IS NULL AND disparue_le IS NULL;--> statement-breakpoint
CREATE INDEX "alertes_regie" ON "alertes" USING btree ("collectivite_id","regie_id","ouverte_le");