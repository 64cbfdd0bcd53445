using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>Marks what a shop goes on selling when nothing is left. A new table, since the schema is held to the model's letter.</summary>
[DbContext(typeof(HostDb))]
[Migration("20261128225000_PreOrders")]
public sealed class PreOrders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "VariantsToOrder" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_Variants" PRIMARY KEY,
            "ProductId" TEXT NOT NULL,
            "Position" INTEGER NOT NULL,
            "Title" TEXT NOT NULL,
            "Sku" TEXT NULL,
            "ExternalId" TEXT NULL,
            "Price" INTEGER NOT NULL,
            "CompareAt" INTEGER NULL,
            "Currency" TEXT NOT NULL,
            "Picture" TEXT NULL,
            "PreOrder" INTEGER NOT NULL,
            CONSTRAINT "FK_Variants_Products_ProductId" FOREIGN KEY ("ProductId") REFERENCES "Products" ("Id") ON DELETE CASCADE
        );

        INSERT INTO "VariantsToOrder"
        SELECT "Id", "ProductId", "Position", "Title", "Sku", "ExternalId", "Price", "CompareAt", "Currency", "Picture", 0 FROM "Variants";

        DROP TABLE "Variants";

        ALTER TABLE "VariantsToOrder" RENAME TO "Variants";

        CREATE INDEX "IX_Variants_ExternalId" ON "Variants" ("ExternalId");

        CREATE INDEX "IX_Variants_ProductId" ON "Variants" ("ProductId");

        CREATE INDEX "IX_Variants_Sku" ON "Variants" ("Sku");
        """);
}
