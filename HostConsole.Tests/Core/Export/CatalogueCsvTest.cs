using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Tests.Export;

/// <summary>What is exported is read back by our own import.</summary>
public sealed class CatalogueCsvTest
{
    private static readonly Gen<string> Word =
        Gen.Elements("=1+1", "-5°", "@home", "+49", "Mug", "\"Tide\"", "a,b", "a;b", "خاتم", "Ä & <b>", "it's", "100%").ListOf()
            .Select(words => string.Join(' ', words.Take(3)) is { Length: > 0 } text ? text : "Bowl");

    private static readonly Gen<VariantRow> Variant =
        from price in Gen.Choose(0, 10_000_000)
        from above in Gen.Choose(0, 500)
        from preOrder in Gen.Elements(true, false)
        from currency in Gen.Elements("USD", "JPY", "KWD")
        from sku in Word
        select new VariantRow
        {
            Id = Guid.NewGuid(),
            Price = price,
            CompareAt = above == 0 ? null : price + above,
            Currency = currency,
            PreOrder = preOrder,
            Sku = sku,
        };

    private static readonly Gen<ProductRow> Product =
        from title in Word
        from vendor in Word
        from description in Word
        from variants in Variant.NonEmptyListOf()
        select new ProductRow
        {
            Id = Guid.NewGuid(),
            Title = title,
            Vendor = vendor,
            Description = $"{description}\n{title}",
            Picture = "https://shop.example/a.jpg",
            Variants = [.. variants.Select(Numbered)],
        };

    private static VariantRow Numbered(VariantRow variant, int at)
    {
        (variant.Position, variant.Title) = (at, $"=Size {at}");
        return variant;
    }

    [Fact]
    public void Given_any_catalogue_When_exported_Then_the_import_reads_the_same_products() =>
        Law.Holds(Product.ListOf(), 200, 5, products =>
        {
            foreach (var (at, product) in products.Index()) product.Handle = $"-p{at}";
            var stock = products.SelectMany(p => p.Variants).ToDictionary(v => new VariantId(v.Id), v => new StockLevel(v.Id.GetHashCode() & 63, 2, 0));
            using var writer = new StringWriter();
            CatalogueCsv.WriteAsync(writer, Pages([.. products]), ids => Task.FromResult(ids.ToDictionary(id => id, id => stock[id])))
                .GetAwaiter().GetResult();

            var read = ProductCsv.Read(new StringReader(writer.ToString()), Currency.Parse("EUR"));
            Assert.Empty(read.Rejections);
            Assert.Equal(products.Select(p => (p.Handle, p.Title, p.Vendor, p.Description, p.Picture)),
                read.Products.Select(p => (p.Handle, p.Title, p.Vendor, p.Description, p.Picture)));
            Assert.Equal(
                products.SelectMany(p => p.Variants).Select(v => (v.Title, v.Sku, new Money(v.Price, Currency.Parse(v.Currency)),
                    v.CompareAt, v.PreOrder, stock[new(v.Id)].Counted)),
                read.Products.SelectMany(p => p.Variants).Select(v => (v.Option, v.Sku, v.Price, v.CompareAt?.Minor, v.PreOrder, v.Stock)));
        });

    private static async IAsyncEnumerable<IReadOnlyList<ProductRow>> Pages(IReadOnlyList<ProductRow> products)
    {
        await Task.Yield();
        yield return products;
    }
}
