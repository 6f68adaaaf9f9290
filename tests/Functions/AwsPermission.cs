namespace Tap.Tests.Functions;

/// <summary>An action on a resource: what a policy allows, or what a call did.</summary>
/// <param name="Action">The IAM action, such as <c>dynamodb:GetItem</c>.</param>
/// <param name="Resource">The ARN of the resource.</param>
public sealed record AwsPermission(string Action, string Resource)
{
    /// <summary>The region that everything is in.</summary>
    public const string Region = "us-east-1";

    /// <summary>The account that everything is in.</summary>
    public const string AccountId = "123456789012";

    /// <summary>The ARN of a resource.</summary>
    /// <param name="service">The service, such as <c>dynamodb</c>.</param>
    /// <param name="resource">The part after the account, such as <c>table/sessions</c>.</param>
    public static string ArnOf(string service, string resource) => $"arn:aws:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>Whether this permission, taken as an allowing policy statement whose resource may end in <c>*</c>, allows a call.</summary>
    public bool Allows(AwsPermission call) => Action == call.Action && (Resource.EndsWith('*')
        ? call.Resource.StartsWith(Resource[..^1], StringComparison.Ordinal)
        : Resource == call.Resource);

    /// <inheritdoc/>
    public override string ToString() => $"{Action} on {Resource}";
}
