using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Catalogue;

public sealed class WooFilesTest
{
    private static readonly Currency Eur = Currency.Parse("EUR");

    [Theory]
    [InlineData("2026-11-01", "2026-11-28", 1000, true)]
    [InlineData("2026-11-28", "", 1000, true)]
    [InlineData("", "2026-11-29 12:00:00", 1000, true)]
    [InlineData("", "", 1000, true)]
    [InlineData("", "2026-11-27", 4000, false)]
    [InlineData("2026-11-29", "", 4000, false)]
    [InlineData("2024-01-10", "2024-01-20", 4000, false)]
    [InlineData("2031-01-10", "2031-01-20", 4000, false)]
    [InlineData("2026-11-28T21:00:00", "", 4000, false)]
    [InlineData("", "2026-11-28 19:00:00", 4000, false)]
    [InlineData("next week", "", 4000, false)]
    public void Given_a_sale_with_days_Then_its_price_holds_while_it_lasts(string starts, string ends, long price, bool on)
    {
        var text = $"ID,Type,SKU,Name,Date sale price starts,Date sale price ends,Sale price,Regular price\n"
            + $"1,simple,A,Lamp,{starts},{ends},10,40\n";
        var read = ProductCsv.Read(new StringReader(text), Eur, new() { Now = new DateTime(2026, 11, 28, 20, 0, 0) });
        var variant = Assert.Single(Assert.Single(read.Products).Variants);
        Assert.Equal((price, on ? 4_000L : null), (variant.Price.Minor, variant.CompareAt?.Minor));
        Assert.Equal(on && ends.Length == 0 ? 0 : 1, read.Notes.Count);
    }

    public static TheoryData<string, string> Headers => new()
    {
        { "German", "ID,Typ,Artikelnummer,Name,Veröffentlicht,Beschreibung,Vorrätig?,Lager,Angebotspreis,Regulärer "
            + "Preis,Bilder,Übergeordnetes Produkt,Attribut 1 Name,Attribut 1 Wert(e)" },
        { "French", "ID,Type,UGS,Nom,Publié,Description,En stock ?,Stock,Tarif promo,Tarif régulier,Images,Parent,Nom "
            + "de l’attribut 1,Valeur(s) de l’attribut 1" },
        { "Spanish", "ID,Tipo,SKU,Nombre,Publicado,Descripción,¿Existencias?,Inventario,Precio rebajado,Precio "
            + "normal,Imágenes,Superior,Nombre del atributo 1,Valor(es) del atributo 1" },
        { "Italian", "ID,Tipo,COD,Nome,Pubblicato,Descrizione,In stock?,Magazzino,Prezzo in offerta,Prezzo di "
            + "listino,Immagini,Genitore,Nome dell'attributo 1,Valore dell'attributo 1" },
        { "Dutch", "ID,Type,SKU,Naam,Gepubliceerd,Beschrijving,Op voorraad?,Voorraad,Actieprijs,Reguliere "
            + "prijs,Afbeeldingen,Hoofd,Attribuut 1 naam,Attribuut 1 waarde(n)" },
        { "Polish", "ID,Typ,SKU,Nazwa,Opublikowano,Opis,Na stanie?,Stan magazynowy,Cena promocyjna,Cena "
            + "regularna,Obrazki,Nadrzędny,Nazwa atrybutu 1,Wartości atrybutu 1" },
        { "Portuguese", "ID,Tipo,SKU,Nome,Publicado,Descrição,Em estoque?,Estoque,Preço "
            + "promocional,Preço,Imagens,Ascendente,Nome do atributo 1,Valores do atributo 1" },
        { "Swedish", "ID,Typ,Artikelnummer,Namn,Publicerad,Beskrivning,I lager?,Lagersaldo,Reapris,Ordinarie "
            + "pris,Bilder,Överordnad,Attribut 1 namn,Attribut 1 värde(n)" },
        { "Danish", "ID,Type,Varenummer,Navn,Udgivet,Beskrivelse,På "
            + "lager?,Lager,Udsalgspris,Normalpris,Billeder,Forælder,Attribut 1 navn,Attribut 1 værdi(er)" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void Given_headers_in_the_shops_language_Then_the_file_is_read_as_in_English(string language, string headers)
    {
        const string rows = "1,simple,DE-1,Kerze,1,<b>Wachs</b>,1,5,\"9,90\",\"12,50\",https://e.example/1.jpg,,,\n"
            + "2,variable,T,Tasse,1,,1,,,,,,Farbe,\"Rot, Blau\"\n3,variation,T-R,Tasse - "
            + "Rot,1,,1,7,,\"8,00\",,T,Farbe,Rot\n";
        var read = ProductCsv.Read(new StringReader($"{headers}\n{rows}"), Eur);
        Assert.True(read.Format == "woocommerce", $"{language}: {read.Error}");
        Assert.Empty(read.Rejections);
        Assert.Equal(("Kerze", "Wachs", "https://e.example/1.jpg"),
            (read.Products[0].Title, read.Products[0].Description, read.Products[0].Picture));
        Assert.Equal(new ParsedVariant("DE-1", "", new Money(990, Eur), new Money(1_250, Eur), 5, "1", null, 2),
            read.Products[0].Variants[0]);
        Assert.Equal(new ParsedVariant("T-R", "Rot", new Money(800, Eur), null, 7, "3", null, 4), Assert.Single(read.Products[1].Variants));
    }

    [Fact]
    public void Given_escaped_commas_subscriptions_and_backorders_Then_each_is_what_the_shop_sells()
    {
        var read = ProductCsv.Read(new StringReader("""
            ID,Type,SKU,Name,In stock?,Stock,Backorders allowed?,Regular price,Parent,Attribute 1 value(s)
            1,variable-subscription,BOX,Box,1,,0,,,"Small\, red, Large"
            2,subscription_variation,BOX-S,Box - Small,1,4,0,20,BOX,"Small\, red"
            3,subscription,MAG,Magazine,1,,0,5,,
            4,simple,PRE,Preorder,1,2,notify,7,,
            """), Eur);
        Assert.Empty(read.Rejections);
        Assert.Equal(["Small, red", "", ""], read.Products.Select(p => Assert.Single(p.Variants).Option));
        Assert.Equal([false, false, true], read.Products.Select(p => p.Variants[0].PreOrder));
        Assert.Contains(read.Notes, n => n.Contains("Subscriptions", StringComparison.Ordinal)
            && n.Contains("Box, Magazine", StringComparison.Ordinal));
        Assert.Contains(read.Notes, n => n.Contains("pre-orders", StringComparison.Ordinal) && n.Contains("PRE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ID,Type,SKU,Name,Published,Regular price\n1,simple,A,Open,1,5\n2,simple,B,Private,0,5\n3,simple,C,Draft,-1,5\n", 2, 0)]
    [InlineData("Handle,Title,Variant SKU,Variant Price,Status,Gift Card\na,Open,A,5,active,false\n"
        + "b,Draft,B,5,draft,false\nc,Old,C,5,archived,false\nd,Card,D,5,active,TRUE\n",
        2, 1)]
    public void Given_drafts_and_gift_cards_Then_they_come_in_only_where_they_are_chosen(string text, int drafts, int cards)
    {
        var read = ProductCsv.Read(new StringReader(text), Eur);
        Assert.Equal(("Open", drafts, cards, 0), (Assert.Single(read.Products).Title, read.Drafts, read.GiftCards, read.Rejections.Count));
        Assert.Equal(cards > 0 ? 2 : 1, read.Notes.Count);
        Assert.Equal(1 + drafts + cards,
            ProductCsv.Read(new StringReader(text), Eur, new() { Drafts = true, GiftCards = true }).Products.Count);
    }
}
