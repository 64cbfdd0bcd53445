using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>
/// What is announced of social proof: the number once it is worth saying, and thanks. Who was thanked is named there as in the chat, so
/// that the name on the stream and the one in the chat are the same.
/// </summary>
public sealed class ProofAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Said = new("proof-said", "Enough have bought lately to say how many"),
        Thanked = new("proof-thanks", "A buyer who agreed is thanked");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Said, Thanked];

    public override bool CanBeUndone(ShowFact fact) => fact is ProofFact.ProofOpened or ProofFact.BuyerThanked;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<ProofTexts>();
        return fact switch
        {
            ProofFact.ProofOpened f when Find(show, f.Proof) is { IsSaid: true } p => Say(p),
            ProofFact.BuyersCounted f when Find(show, f.Proof) is { IsSaid: true } p => Say(p),
            ProofFact.BuyerThanked f when Find(show, f.Proof)?.HasThanked(f.Viewer) == true
                && ProofNames.Of(f.Viewer, show, tools.OnStream) is { } name =>
                new(Thanked, $"proof-thanks-{f.Proof}-{f.Viewer}", texts["Announce_Thanks", name]),
            _ => null,
        };

        Announcement Say(ProofView proof)
        {
            var says = ProofTexts.Says(proof, show.Culture, texts);
            return new(Said, $"proof-said-{proof.Id}",
                proof.Item is { } item ? texts["Announce_SaidOf", item.Title, says] : texts["Announce_Said", says]);
        }
    }

    private static ProofView? Find(ShowView show, ProofId id) => show.Proofs.FirstOrDefault(p => p.Id == id);
}
