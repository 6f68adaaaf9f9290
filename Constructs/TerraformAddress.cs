using System.Collections.Concurrent;

namespace Tap;

/// <summary>Addresses of resources in the synthesized Terraform.</summary>
internal static class TerraformAddress
{
    // The same for all resources of a class, and a question to another process each time.
    private static readonly ConcurrentDictionary<Type, string> ResourceTypes = new();

    extension(TerraformResource resource)
    {
        /// <summary>The resource's address, as <c>depends_on</c> wants it: <c>aws_iam_role.role</c>. Its <c>Fqn</c> is an expression, which is refused there.</summary>
        public string Address => $"{ResourceTypes.GetOrAdd(resource.GetType(), static (_, one) => one.TerraformResourceType, resource)}.{resource.FriendlyUniqueId}";
    }
}
