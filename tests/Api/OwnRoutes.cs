using Tap.Api;
using Tap.Security;
using Tap.Storage;

namespace Tap.Tests.Api;

/// <summary>A route of a consumer: an HTTP endpoint answers it.</summary>
internal sealed record HttpProxyRoute(string Url) : Route
{
    protected override IEnumerable<string?> Problems() =>
        [Url.StartsWith("https://", StringComparison.Ordinal) ? null : $"its URL is '{Url}', but must begin with https://"];

    protected override RouteIntegration Integrate(RouteContext context) => new()
    {
        Type = IntegrationType.HttpProxy,
        Uri = Url,
        RequestParameters = context.PathParameters.ToDictionary(
            name => $"integration.request.path.{name}", name => $"method.request.path.{name}"),
    };
}

/// <summary>A route of a consumer: what is sent becomes a message of a queue.</summary>
internal sealed record QueueRoute(Queue Queue) : Route
{
    protected override RouteIntegration Integrate(RouteContext context)
    {
        var role = new Role(context.Api, context.IdOf("role"), new() { Trust = Trust.Service("apigateway.amazonaws.com") });
        Queue.GrantSend(role);
        return new()
        {
            Type = IntegrationType.Aws,
            Uri = context.ServiceUri("sqs", $"path/{context.AccountId}/{Queue.SqsQueue.NameInput}"),
            Role = role,
            RequestParameters = new Dictionary<string, string>
            {
                ["integration.request.header.Content-Type"] = "'application/x-www-form-urlencoded'",
            },
            RequestTemplates = new Dictionary<string, string>
            {
                ["application/json"] = "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
            },
            Responses =
            [
                new(202) { SelectionPattern = @"2\d{2}", Template = """{"accepted":true}""" },
                new(502) { Template = """{"accepted":false}""" },
            ],
        };
    }
}

/// <summary>A route of a consumer whose integration is wrong.</summary>
internal sealed record OtherRoute(Func<RouteContext, RouteIntegration> Integration) : Route
{
    protected override RouteIntegration Integrate(RouteContext context) => Integration(context);
}
