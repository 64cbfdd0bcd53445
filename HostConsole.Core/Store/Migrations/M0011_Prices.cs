using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>
/// The price log. It begins with the prices of now, known to stand since their product was last changed (ticks of UTC,
/// as everywhere).
/// </summary>
[DbContext(typeof(HostDb))]
[Migration("20261128231000_Prices")]
public sealed class PriceLog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "Prices" (
            "Id" INTEGER NOT NULL CONSTRAINT "PK_Prices" PRIMARY KEY AUTOINCREMENT,
            "Variant" TEXT NOT NULL,
            "Price" INTEGER NOT NULL,
            "Currency" TEXT NOT NULL,
            "From" INTEGER NOT NULL,
            "Until" INTEGER NULL
        );
        CREATE INDEX "IX_Prices_Variant" ON "Prices" ("Variant");
        INSERT INTO "Prices" ("Variant", "Price", "Currency", "From")
        SELECT v."Id", v."Price", v."Currency", p."UpdatedAt" FROM "Variants" v JOIN "Products" p ON p."Id" = v."ProductId";
        """);
}
