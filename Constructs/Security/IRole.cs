using Tap.Core;

namespace Tap.Security;

/// <summary>An IAM role: a <see cref="Security.Role"/>, or one from elsewhere (<see cref="Security.Role.FromArn"/>).</summary>
public interface IRole : IGrantee
{
    /// <summary>Its ARN.</summary>
    string Arn { get; }

    /// <summary>What statements that name the role are called after, as a part of their ids: letters and digits.</summary>
    string StatementName { get; }

    /// <summary>Allows the role these actions on these resources, and nothing else.</summary>
    /// <param name="sid">The id of the policy statement, unique in the role: letters and digits.</param>
    /// <param name="actions">The actions, such as <c>dynamodb:GetItem</c>, without wildcards.</param>
    /// <param name="resources">The ARNs of the resources.</param>
    /// <exception cref="InputException">The id is taken, an action is missing or has a wildcard, or the resource is
    /// <c>*</c>.</exception>
    void Grant(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources);

    /// <summary>
    /// Allows the role a grant's actions on its resource, under a statement id of its own; the same again changes nothing. The key of the
    /// resource is up to <see cref="Security.Grant.To"/>, which calls this.
    /// </summary>
    /// <param name="grant">The grant.</param>
    /// <exception cref="InputException">An action is missing or has a wildcard, or the resource is <c>*</c>.</exception>
    void Grant(Grant grant);

    /// <summary>
    /// Tells the addresses of all policy attachments of the role, now and again whenever one is added: what starts without its policies
    /// fails, so it must depend on those granted later too.
    /// </summary>
    /// <param name="dependOn">Receives all addresses, as <c>DependsOn</c> of a resource takes them.</param>
    void OnAttached(Action<IReadOnlyList<string>> dependOn);
}
