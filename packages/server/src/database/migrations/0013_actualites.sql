CREATE TABLE "actualites" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"titre" text NOT NULL,
	"texte" text NOT NULL,
	"audience" text NOT NULL,
	"activite_id" uuid,
	"jour" date,
	"etat" text NOT NULL,
	"debut" date NOT NULL,
	"fin" date,
	"ecrite_le" timestamp with time zone NOT NULL,
	"ecrite_par" uuid NOT NULL,
	CONSTRAINT "actualites_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "actualites_lues" (
	"collectivite_id" text NOT NULL,
	"actualite_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"lue_le" timestamp with time zone NOT NULL,
	CONSTRAINT "actualites_lues_collectivite_id_actualite_id_compte_id_pk" PRIMARY KEY("collectivite_id","actualite_id","compte_id")
);
--> statement-breakpoint
ALTER TABLE "actualites" ADD CONSTRAINT "actualites_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actualites" ADD CONSTRAINT "actualites_collectivite_id_activite_id_activites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","activite_id") REFERENCES "public"."activites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actualites_lues" ADD CONSTRAINT "actualites_lues_collectivite_id_actualite_id_actualites_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","actualite_id") REFERENCES "public"."actualites"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actualites_publiees" ON "actualites" USING btree ("collectivite_id","etat","debut");--> statement-breakpoint
CREATE INDEX "actualites_structure" ON "actualites" USING btree ("collectivite_id","structure_id");--> statement-breakpoint
CREATE INDEX "actualites_lues_compte" ON "actualites_lues" USING btree ("collectivite_id","compte_id");