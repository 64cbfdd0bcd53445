using System.Reflection;
using System.Reflection.Emit;

namespace HostConsole.Tests.Architecture;

/// <summary>Every type that a type's declaration and code mention: what an arrow in the design can point at.</summary>
public static class TypeUse
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types used, generic arguments and element types taken apart, each once; the type itself is not among them.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        foreach (var face in type.GetInterfaces()) Add(used, face);
        AddAttributes(used, type);
        foreach (var parameter in type.GetGenericArguments().Where(p => p.IsGenericParameter))
            foreach (var constraint in parameter.GetGenericParameterConstraints()) Add(used, constraint);
        foreach (var field in type.GetFields(Declared)) Add(used, field.FieldType);
        foreach (var property in type.GetProperties(Declared)) AddAttributes(used, property);
        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))) AddMethod(used, method);
        used.Remove(type);
        return used;
    }

    private static void AddMethod(HashSet<Type> used, MethodBase method)
    {
        AddSignature(used, method);
        AddAttributes(used, method);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(used, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses)
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause) Add(used, clause.CatchType);
        foreach (var token in Tokens(body.GetILAsByteArray() ?? [])) AddToken(used, method, token);
    }

    private static void AddToken(HashSet<Type> used, MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        switch (method.Module.ResolveMember(token, ofType, ofMethod))
        {
            case Type type: Add(used, type); break;
            case FieldInfo field: Add(used, field.DeclaringType); Add(used, field.FieldType); break;
            case MethodBase called: Add(used, called.DeclaringType); AddSignature(used, called); break;
        }
    }

    private static void AddSignature(HashSet<Type> used, MethodBase method)
    {
        if (method is MethodInfo { ReturnType: var answer }) Add(used, answer);
        foreach (var parameter in method.GetParameters()) Add(used, parameter.ParameterType);
        if (method.IsGenericMethod)
            foreach (var argument in method.GetGenericArguments()) Add(used, argument);
    }

    private static void AddAttributes(HashSet<Type> used, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(used, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments) Add(used, argument.Value as Type);
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null || type.IsGenericParameter) return;
        if (type.IsConstructedGenericType)
        {
            foreach (var argument in type.GetGenericArguments()) Add(used, argument);
            type = type.GetGenericTypeDefinition();
        }

        used.Add(type);
    }

    // ECMA-335, III.1.9: an instruction is a one- or two-byte code and an operand whose size the code tells.
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[(short)(0xFE00 | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(il, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch: at += 4 + (4 * BitConverter.ToInt32(il, at)); break;
                case OperandType.InlineI8 or OperandType.InlineR: at += 8; break;
                case OperandType.InlineVar: at += 2; break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: at += 1; break;
                case OperandType.InlineNone: break;
                default: at += 4; break;
            }
        }
    }
}
