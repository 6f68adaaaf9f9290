using Tap.Core;

namespace Tap.Api;

/// <summary>
/// How a caller proves who he is to API Gateway
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"/>).
/// </summary>
public sealed record RouteAuthorization
{
    /// <summary>The guardrail that an open route breaks.</summary>
    internal const string Rule = "TAP-API-1";

    private RouteAuthorization(string type) => Type = type;

    /// <summary><c>AWS_IAM</c>: requests are signed by an identity that may call <c>execute-api:Invoke</c>.</summary>
    public static RouteAuthorization AwsIam { get; } = new("AWS_IAM");

    /// <summary>The type, as Terraform spells it: <c>AWS_IAM</c>, <c>NONE</c>.</summary>
    public string Type { get; }

    /// <summary>Why anybody may call; null where API Gateway asks who is calling.</summary>
    public string? Reason { get; private init; }

    /// <summary>The last day on which the reason holds, in UTC; null where it does not end.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>
    /// <c>NONE</c>: anybody reaches the integration, which has to ask for a key itself or be public. The route's method, and no other, is
    /// acknowledged to break the guardrail <c>TAP-API-1</c>.
    /// </summary>
    /// <param name="reason">Why that is right; reviewers read it.</param>
    /// <param name="until">The last day on which it is, in UTC: later the synthesis is refused. <value>Default: null, it does not
    /// end.</value></param>
    /// <returns>The authorization.</returns>
    /// <exception cref="InputException">There is no reason.</exception>
    public static RouteAuthorization Open(string reason, DateOnly? until = null) =>
        new("NONE") { Reason = Guard.NotEmpty(reason, "The reason for which anybody may call a route"), Until = until };
}
