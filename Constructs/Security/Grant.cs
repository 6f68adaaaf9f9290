using Tap.Core;

namespace Tap.Security;

/// <summary>
/// A permission on a resource: <c>new Grant { Resource = ConstructId, Actions = ["sqs:SendMessage"], Arns = [Arn] }.To(function)</c>. The
/// <c>Grant…</c> methods of constructs are built on it.
/// </summary>
public sealed record Grant
{
    /// <summary>The name of the resource, typically its construct's id. The statement's id begins with it.</summary>
    public required string Resource { get; init => field = Guard.NotEmpty(value, "The resource of a grant"); }

    /// <summary>The part of the resource, such as a pattern of keys. <value>Default: the whole resource.</value></summary>
    public string Part { get; init; } = "";

    /// <summary>The actions, such as <c>dynamodb:GetItem</c>, without wildcards.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The ARNs of the resource, or of its part.</summary>
    public required IReadOnlyList<string> Arns { get; init; }

    /// <summary>The key that encrypts the resource; the grantee may use it, too. <value>Default: none.</value></summary>
    public IEncryptionKey? EncryptionKey { get; init; }

    /// <summary>The statement's id, unless it is already used: <c>table</c>, <c>dynamodb:GetItem</c> → <c>TableGetItem</c>.</summary>
    internal string Sid => StatementId.Of(Resource, Part, Actions);

    /// <summary>Grants the permission. Granting it again changes nothing.</summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    /// <exception cref="InputException">An action is missing or has a wildcard, or the resource is <c>*</c>.</exception>
    public void To(IGrantee grantee)
    {
        grantee.Role.Grant(this);
        EncryptionKey?.GrantUse(grantee);
    }
}
