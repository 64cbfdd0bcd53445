using System.Text.RegularExpressions;

namespace HostConsole.Core.Catalogue;

/// <summary>The headers of WooCommerce's export in the languages that it is translated to; the values below them are not.</summary>
internal static partial class WooHeaders
{
    // German, French, Spanish, Italian, Dutch, Polish, Portuguese, Swedish, Danish, Norwegian, Finnish, Czech; older spellings too.
    private static readonly Dictionary<string, string> English = Read("""
        Type = Typ | Tipo | Type de produit | Tyyppi
        SKU = Artikelnummer | UGS | COD | Codice SKU | REF | Artikel SKU | Varenummer | Artikkelnummer | Katalogové číslo | Kod SKU
            | Tuotenumero | Identificador (SKU)
        Name = Name | Nom | Nombre | Nome | Naam | Nazwa | Namn | Navn | Nimi | Název | Produktname
        Published = Veröffentlicht | Publié | Publicado | Pubblicato | Gepubliceerd | Opublikowany | Opublikowano | Publicerad | Udgivet
            | Publisert | Julkaistu | Publikováno
        Short description = Kurzbeschreibung | Description courte | Descripción corta | Breve descrizione | Descrizione breve
            | Korte beschrijving | Krótki opis | Descrição curta | Breve descrição | Kort beskrivning | Kort beskrivelse | Lyhyt kuvaus
            | Stručný popis | Krátký popis
        Description = Beschreibung | Descripción | Descrizione | Beschrijving | Opis | Descrição | Beskrivning | Beskrivelse | Kuvaus
            | Popis
        Date sale price starts = Datum, an dem Angebotspreis beginnt | Datum, an dem der Angebotspreis beginnt
            | Startdatum Angebotspreis | Date de début de promo | Date de début de promotion | Día en que empieza el precio rebajado
            | Data di inizio del prezzo in saldo | Data inizio prezzo in offerta | Startdatum actieprijs
            | Datum waarop de actieprijs begint | Data rozpoczęcia promocji | Data początkowa ceny promocyjnej
            | Data de início do preço promocional | Data de início da promoção | Reapris startar datum | Startdatum för reapris
            | Startdato for tilbudspris
        Date sale price ends = Datum, an dem Angebotspreis endet | Datum, an dem der Angebotspreis endet | Enddatum Angebotspreis
            | Date de fin de promo | Date de fin de promotion | Día en que termina el precio rebajado | Data di fine del prezzo in saldo
            | Data fine prezzo in offerta | Einddatum actieprijs | Datum waarop de actieprijs eindigt | Data zakończenia promocji
            | Data końcowa ceny promocyjnej | Data de término do preço promocional | Data de fim da promoção | Reapris slutar datum
            | Slutdatum för reapris | Slutdato for tilbudspris
        In stock? = Vorrätig? | Auf Lager? | En stock ? | En stock? | ¿Existencias? | ¿En inventario? | In stock? | Disponibile?
            | In magazzino? | Op voorraad? | Na stanie? | W magazynie? | Em estoque? | Em stock? | I lager? | På lager? | Varastossa?
            | Skladem?
        Stock = Lager | Lagerbestand | Bestand | Stock | Inventario | Existencias | Magazzino | Voorraad | Stan magazynowy | Magazyn
            | Zapasy | Estoque | Lagersaldo | Lagerstatus | Lagerbeholdning | Varastosaldo | Varasto | Sklad | Skladové zásoby
        Backorders allowed? = Lieferrückstände erlaubt? | Rückstände erlaubt? | Autoriser les commandes de produits en rupture ?
            | Autoriser les commandes en attente ? | ¿Permitir reservas de productos agotados? | Consenti ordini arretrati?
            | Ordini arretrati consentiti? | Nabestellingen toestaan? | Nabestellingen toegestaan? | Zamówienia oczekujące dozwolone?
            | Czy zezwolić na zamówienia oczekujące? | São permitidas encomendas? | Encomendas permitidas? | Restnoteringar tillåtna?
            | Tillåt restorder? | Tillad restordrer? | Restordrer tilladt?
        Sale price = Angebotspreis | Tarif promo | Prix promo | Prix de vente | Precio rebajado | Precio de oferta | Prezzo in offerta
            | Prezzo in saldo | Prezzo scontato | Actieprijs | Aanbiedingsprijs | Cena promocyjna | Cena wyprzedażowa
            | Preço promocional | Preço de venda | Reapris | Kampanjpris | REA-pris | Udsalgspris | Tilbudspris | Salgspris
            | Alennushinta | Tarjoushinta | Akční cena | Zlevněná cena
        Regular price = Regulärer Preis | Normaler Preis | Normalpreis | Tarif régulier | Prix régulier | Precio normal
            | Precio habitual | Prezzo di listino | Prezzo regolare | Reguliere prijs | Normale prijs | Cena regularna | Zwykła cena
            | Cena podstawowa | Preço normal | Preço | Preço regular | Ordinarie pris | Normalpris | Vanlig pris | Ordinær pris
            | Normaali hinta | Normaalihinta | Běžná cena
        Images = Bilder | Imágenes | Immagini | Afbeeldingen | Obrazki | Obrazy | Imagens | Billeder | Kuvat | Obrázky
        Parent = Übergeordnetes Produkt | Übergeordnet | Eltern | Parent | Superior | Genitore | Hoofd | Bovenliggend
            | Bovenliggend product | Nadrzędny | Produkt nadrzędny | Rodzic | Pai | Ascendente | Överordnad | Förälder | Forælder
            | Overordnet | Ylätason tuote | Nadřazený | Nadřazený produkt
        Brands = Marken | Marke | Marques | Marque | Marcas | Marchi | Merken | Marki | Varumärken | Mærker | Brands
        """);

    // No header of a shop is as long.
    private const int LongestHeader = 100;

    /// <summary>The English header of a translated one; itself where it is none.</summary>
    public static string ToEnglish(string header)
    {
        if (header.Length > LongestHeader) return header;
        if (English.TryGetValue(Plain(header), out var english)) return english;
        var attribute = Attribute().Match(header);
        return attribute.Success && Value().IsMatch(header) ? $"Attribute {attribute.Groups["n"].Value} value(s)" : header;
    }

    private static Dictionary<string, string> Read(string table)
    {
        var (headers, english) = (new Dictionary<string, string>(StringComparer.Ordinal), "");
        foreach (var line in table.Split('\n'))
        {
            var parts = line.Split(" = ");
            if (parts is [var name, _]) english = name.Trim();
            foreach (var header in parts[^1].Split('|',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                headers.TryAdd(Plain(header), english);
        }

        return headers;
    }

    private static string Plain(string header) => ProductColumnMapping.Plain(header);

    [GeneratedRegex("(?=.*(?:attri|atri|atry|egenskap|eigenschap|ominaisu|vlastnost)).*?(?<n>[0-9]{1,2})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex("wert|valor|valeur|valore|waarde|wartoś|värde|værdi|verdi|arvo|hodnot",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
