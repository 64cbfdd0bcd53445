using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>
/// Which import an order came with, so that it can be taken back; docs/decisions/0019 says how. A new table, since the
/// schema is held to the model's letter.
/// </summary>
[DbContext(typeof(HostDb))]
[Migration("20261128230000_Imports")]
public sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "OrdersOfImports" (
            "Key" TEXT NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY,
            "Run" TEXT NULL,
            "PlacedAt" INTEGER NOT NULL,
            "Number" TEXT NOT NULL,
            "Customer" TEXT NULL,
            "Currency" TEXT NOT NULL,
            "Gmv" INTEGER NOT NULL,
            "Refunded" INTEGER NOT NULL,
            "Discount" INTEGER NOT NULL,
            "Units" INTEGER NOT NULL,
            "State" TEXT NOT NULL,
            "Attribution" TEXT NOT NULL,
            "Excluded" TEXT NULL,
            "Repeat" INTEGER NOT NULL,
            "Code" TEXT NULL,
            "Claim" TEXT NULL,
            "Late" TEXT NULL,
            "Lines" TEXT NOT NULL,
            "Import" TEXT NULL
        );

        INSERT INTO "OrdersOfImports" SELECT *, NULL FROM "Orders";

        DROP TABLE "Orders";

        ALTER TABLE "OrdersOfImports" RENAME TO "Orders";

        CREATE INDEX "IX_Orders_Import" ON "Orders" ("Import");

        CREATE INDEX "IX_Orders_PlacedAt" ON "Orders" ("PlacedAt");

        CREATE INDEX "IX_Orders_Run_PlacedAt" ON "Orders" ("Run", "PlacedAt");
        """);
}
