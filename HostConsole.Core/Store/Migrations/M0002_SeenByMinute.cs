using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>Who was first seen is counted in the minute's row; docs/decisions/0006 says why.</summary>
[DbContext(typeof(HostDb))]
[Migration("20261121100000_SeenByMinute")]
public sealed class SeenByMinute : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "MinutesWithSeen" (
            "Run" TEXT NOT NULL,
            "Minute" INTEGER NOT NULL,
            "Watching" INTEGER NOT NULL,
            "Comments" INTEGER NOT NULL,
            "Questions" INTEGER NOT NULL,
            "Votes" INTEGER NOT NULL,
            "Claims" INTEGER NOT NULL,
            "Entries" INTEGER NOT NULL,
            "Orders" INTEGER NOT NULL,
            "Gmv" INTEGER NOT NULL,
            "Refunds" INTEGER NOT NULL,
            "Discounts" INTEGER NOT NULL,
            "Units" INTEGER NOT NULL,
            "NewViewers" INTEGER NOT NULL,
            "NewActive" INTEGER NOT NULL,
            "NewClaimers" INTEGER NOT NULL,
            "NewBuyers" INTEGER NOT NULL,
            CONSTRAINT "PK_Minutes" PRIMARY KEY ("Run", "Minute")
        );
        INSERT INTO "MinutesWithSeen"
        SELECT "Run", "Minute", MAX("Watching"), SUM("Comments"), SUM("Questions"), SUM("Votes"), SUM("Claims"), SUM("Entries"), SUM("Orders"),
          SUM("Gmv"), SUM("Refunds"), SUM("Discounts"), SUM("Units"), SUM("NewViewers"), SUM("NewActive"), SUM("NewClaimers"), SUM("NewBuyers")
        FROM (
          SELECT *, 0 AS "NewViewers", 0 AS "NewActive", 0 AS "NewClaimers", 0 AS "NewBuyers" FROM "Minutes"
          UNION ALL
          SELECT "Run", "Minute", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "As" = 1, "As" = 2, "As" = 3, "As" = 4 FROM "Seen"
        )
        GROUP BY "Run", "Minute";
        DROP TABLE "Seen";
        DROP TABLE "Minutes";
        ALTER TABLE "MinutesWithSeen" RENAME TO "Minutes";
        """);
}
