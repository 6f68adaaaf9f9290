using Tap.Core;

namespace Tap.Api;

/// <summary>
/// The authorization of a route
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"/>).
/// </summary>
public sealed record RouteAuthorization
{
    /// <summary>The guardrail that an open route breaks.</summary>
    internal const string Rule = "TAP-API-1";

    private RouteAuthorization(string type) => Type = type;

    /// <summary><c>AWS_IAM</c>: the caller signs requests as an identity with the permission <c>execute-api:Invoke</c>.</summary>
    public static RouteAuthorization AwsIam { get; } = new("AWS_IAM");

    /// <summary>The type in Terraform: <c>AWS_IAM</c>, <c>NONE</c>.</summary>
    public string Type { get; }

    /// <summary>Why anybody may call; null when API Gateway authorizes callers.</summary>
    public string? Reason { get; private init; }

    /// <summary>The last day on which the reason applies, in UTC; null when it does not expire.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>
    /// <c>NONE</c>: anybody can reach the integration, which must check a key itself or be public. The finding of the guardrail
    /// <c>TAP-API-1</c> is acknowledged for the route's method only.
    /// </summary>
    /// <param name="reason">Why this is acceptable; reviewers read it.</param>
    /// <param name="until">
    /// The last day on which it applies, in UTC; synthesis fails afterwards. <value>Default: null, it does not expire.</value>
    /// </param>
    /// <returns>The authorization.</returns>
    /// <exception cref="InputException">There is no reason.</exception>
    public static RouteAuthorization Open(string reason, DateOnly? until = null) =>
        new("NONE") { Reason = Guard.NotEmpty(reason, "The reason for which anybody may call a route"), Until = until };
}
