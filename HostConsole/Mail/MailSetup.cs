using HostConsole.Hosting;

namespace HostConsole.Mail;

public static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddKeeperOfSecrets<MailSettings>();
        builder.Services.AddSingleton<Mailer>();
        builder.Services.AddSingleton<MailThrottle>();
    }
}
