using Microsoft.EntityFrameworkCore;

namespace HostConsole.Core.Store;

/// <summary>
/// The store: the log, what is folded from it for readers, the catalogue, personal data, settings. Times are UTC ticks,
/// amounts minor units.
/// </summary>
public sealed class HostDb(DbContextOptions<HostDb> options) : DbContext(options)
{
    public DbSet<FactRow> Facts => Set<FactRow>();
    public DbSet<SpanRow> Spans => Set<SpanRow>();
    public DbSet<ShowRow> Shows => Set<ShowRow>();
    public DbSet<OrderRow> Orders => Set<OrderRow>();
    public DbSet<MinuteRow> Minutes => Set<MinuteRow>();
    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<KeepsakeRow> Keepsakes => Set<KeepsakeRow>();
    public DbSet<AnswerRow> Answers => Set<AnswerRow>();
    public DbSet<ProductRow> Products => Set<ProductRow>();
    public DbSet<VariantRow> Variants => Set<VariantRow>();
    public DbSet<PriceRow> Prices => Set<PriceRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FactRow>(e =>
        {
            e.HasKey(f => f.Seq);
            e.Property(f => f.Seq).ValueGeneratedNever();
        });
        modelBuilder.Entity<SpanRow>(e =>
        {
            e.ToTable("Spans");
            e.HasKey(s => new { s.Stream, s.From });
        });
        modelBuilder.Entity<ShowRow>(e =>
        {
            e.HasIndex(s => s.Code).IsUnique();
            e.HasQueryFilter(s => !s.Removed);
        });
        modelBuilder.Entity<OrderRow>(e =>
        {
            e.HasKey(o => o.Key);
            e.HasIndex(o => new { o.Run, o.PlacedAt });
            e.HasIndex(o => o.PlacedAt);
            e.HasIndex(o => o.Import);
        });
        modelBuilder.Entity<MinuteRow>(e => e.HasKey(m => new { m.Run, m.Minute }));
        modelBuilder.Entity<PersonRow>(e => e.Property(p => p.Id).ValueGeneratedNever());
        modelBuilder.Entity<KeepsakeRow>(e =>
        {
            e.Property(k => k.Id).ValueGeneratedNever();
            e.HasIndex(k => k.Person);
            e.HasIndex(k => k.Run);
        });
        modelBuilder.Entity<AnswerRow>(e => e.HasKey(a => a.Key));
        modelBuilder.Entity<ProductRow>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasIndex(p => p.Handle).IsUnique();
            e.HasIndex(p => p.Title);
            e.HasMany(p => p.Variants).WithOne(v => v.Product).HasForeignKey(v => v.ProductId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<VariantRow>(e =>
        {
            e.Property(v => v.Id).ValueGeneratedNever();
            e.HasIndex(v => v.Sku);
            e.HasIndex(v => v.ExternalId);
        });
        modelBuilder.Entity<PriceRow>(e => e.HasIndex(p => p.Variant));
        modelBuilder.Entity<SettingRow>(e => e.HasKey(s => s.Name));
        modelBuilder.Entity<DeliveryRow>(e => e.HasIndex(d => d.At));
    }
}
